"""What somebody hostile would write into a field: texts that stay text, texts that are refused everywhere, and YAML that is no text."""

MARK = "pwned"
"""What a payload that runs would set on the window."""

TEXTS = (
    f"<script>{MARK}=1</script>",
    f"<img src=x onerror={MARK}=1>",
    f"<svg/onload={MARK}=1>",
    f'"><b onclick={MARK}=1>',
    "'><i>",
    "</title></style></textarea><u>",
    "<!--",
    "]]><x/>",
    "&lt;b&gt; &#60;s&#62; &amp;amp;",
    f"[j](javascript:{MARK}=1)",
    f"[d](data:text/html,<script>{MARK}=1</script>)",
    "![i](https://e.invalid/i)",
    f"[r]: javascript:{MARK}=1",
    "[r][r] [^1]",
    "<https://e.invalid/a>",
    "//e.invalid/b",
    "**b** _e_ `c` ~~s~~",
    f'{{ #{MARK} .p onclick="{MARK}=1" }}',
    "{: .x }",
    "{{ 7*7 }} {% x %} {# c #}",
    "${7*7} $title $$",
    "%s %(x)s {0} {x!r}",
    "\\u003cb\\u003e \\<b\\>",
    "# h { #a }",
    "> q",
    "18. n",
    "a | b |",
    "'; DROP TABLE x;--",
    f'" onfocus="{MARK}=1',
    f'\\"}};{MARK}=1;//',
    "\u2028\u200b\ufeff\u200f z",
    f"$({MARK})",
    "x @import 'https://e.invalid/c';",
    "\\input{/etc/passwd} \\def\\x{",
    "ER  - x",
    "../../../etc/passwd",
    "%0d%0aX: y",
    "!",
)
"""Each is shown as it stands, wherever text may stand."""

FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("https://e.invalid/")')
"""Refused at the beginning of a name or title; elsewhere text."""

NO_TEXTS = {
    "an escape of the terminal": "red \x1b[31m",
    "a bell": "ding\x07",
    "a character nothing": "a\0b",
    "a line feed of another kind": "a\x85b",
    "a tab": "a\tb",
    "text turned round": "a \u202etxt.exe",
    "an isolate": "a \u2066b\u2069",
    "half a sign": "a \ud800",
    "ten million letters": "a" * 10_000_000,
    "a million brackets": "[" * 1_000_000,
    "spaces only": " \n ",
}
"""Refused wherever they stand."""

YAML = {
    "a tag that would run": "!!python/object/apply:os.system ['touch pwned']",
    "a tag of our own": "!include /etc/passwd",
    "an alias of nothing": "*nothing",
    "an alias of itself": "&a [*a]",
    "an alias bomb": "[&a [x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a,*a,*a,*a], &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]]",
    "a merge key": "{<<: {title: x}}",
    "lists without end": "[" * 100_000,
    "mappings without end": "{a: " * 100_000,
    "lists of great depth": "[" * 500 + "]" * 500,
    "a second document": "x\n---\nx",
    "a directive": "x\n...\n%YAML 9.9\n---\nx",
    "a number of a hundred thousand digits": "9" * 100_000,
    "no number": ".nan",
    "binary": "!!binary aGVsbG8=",
    "a set": "!!set {a}",
    "a key that is a list": "{[a]: b}",
    "a key that is nothing": "{~: b}",
    "nothing": "~",
    "true": "true",
    "a mapping": "{a: b}",
    "a list": "[a]",
    "an escape": '"\\e[31m\\0\\x07"',
    "half a sign": '"\\ud800"',
}
"""What a field may hold in a file instead of a text, as YAML writes it."""
