package compiler

import "testing"

func TestPruneImports(t *testing.T) {
	for in, want := range map[string]string{
		"import { a, b } from \"x\";\n\nb();\n":                                         "import { b } from \"x\";\n\nb();\n",
		"import { a } from \"x\";\n\nrow.a; // a\n":                                     "row.a; // a\n",
		"import * as a from \"x\";\nimport Link from \"y\";\n<Link />;\n":               "import Link from \"y\";\n<Link />;\n",
		"import Link, { a as b, c } from \"y\";\nb(...c);\n":                            "import { a as b, c } from \"y\";\nb(...c);\n",
		"import type { A, B } from \"y\";\nconst x: B = \"A\";\n":                       "import type { B } from \"y\";\nconst x: B = \"A\";\n",
		"import {\n  a,\n  type B,\n} from \"x\";\nlet z: B;\n":                         "import { type B } from \"x\";\nlet z: B;\n",
		"\"use client\";\n\nimport \"./x.css\";\nimport { a } from \"y\";\n`${a()}`;\n": "\"use client\";\n\nimport \"./x.css\";\nimport { a } from \"y\";\n`${a()}`;\n",
		"import { a } from \"x\";\n<p>don't say \"a</p>;\na();\n":                       "import { a } from \"x\";\n<p>don't say \"a</p>;\na();\n",
		"const x = 1;\n": "const x = 1;\n",
	} {
		if got := string(pruneImports([]byte(in))); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
