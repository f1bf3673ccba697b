### The poster for an evening: a film, a talk, a walk (layouts/event-poster.toml). The title, the day and the place come from the
### campaign; these are the words around them.

# The invitation, in large type; two short sentences of about 20 letters.
event-join = Come in. Everyone is welcome.
# Below the code by which people sign up, two lines of 15 letters.
event-signup = Scan to keep a seat
# Read aloud by a screen reader.
logo-alt = Logo of { $organization-name }
partner-alt = Logo of { $partner-name }
# Over the names of the partners, small, one line.
partners-line = Together with
# Over the hotline's number, for a passer-by who needs help and not a film; then call-label follows.
event-strip = Do you need help now?
# The poster's largest words, and the PDF's title; the campaign writes it in each of its languages.
event-title = { $values-title }
# The day with its weekday, in large type.
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
# The question for a passer-by and the label over the number, on one line.
event-call = { event-strip } { call-label }
# Read aloud by a screen reader.
event-signup-alt = QR code that opens { $values-sign-up }
