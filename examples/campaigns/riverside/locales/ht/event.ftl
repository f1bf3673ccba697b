event-join = Antre. Tout moun byenveni.

event-signup = Eskane pou kenbe yon plas
logo-alt = Logo { $organization-name }
partner-alt = Logo { $partner-name }
partners-line = Ansanm ak
event-strip = Ou bezwen èd kounye a?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = Kòd QR ki louvri { $values-sign-up }
