### What the poster for the evening says of its own: values of handbill.toml in the words of the language.

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
# Read aloud by a screen reader.
event-signup-alt = 可打开 { $values-sign-up } 的二维码
