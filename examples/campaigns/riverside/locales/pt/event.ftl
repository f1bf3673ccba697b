event-join = Entre. Todo mundo é bem-vindo.

event-signup = Leia o código e reserve lugar
logo-alt = Logotipo de { $organization-name }
partner-alt = Logotipo de { $partner-name }
partners-line = Junto com
event-strip = Precisa de ajuda agora?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = Código QR que abre { $values-sign-up }
