### The poster in many languages (layouts/many-languages.toml): one row for each language, one number for all.

# The second line of a row, below short-question, in small type; at most 80 letters, so that it stays on one line. Leave out
# a word rather than go on to a second line. The dots keep three short sentences apart.
language-row = <strong>In danger now? Call { $emergency }.</strong> · { call-label } · Use a phone you trust.
