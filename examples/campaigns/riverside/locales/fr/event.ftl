event-join = Entrez. Tout le monde est bienvenu.

event-signup = Scannez pour réserver
logo-alt = Logo : { $organization-name }
partner-alt = Logo : { $partner-name }
partners-line = Avec
event-strip = Besoin d’aide maintenant ?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = Code QR qui ouvre { $values-sign-up }
