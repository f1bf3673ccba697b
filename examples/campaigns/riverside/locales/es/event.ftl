event-join = Pase. Todo el mundo es bienvenido.

event-signup = Escanee y reserve lugar
logo-alt = Logotipo de { $organization-name }
partner-alt = Logotipo de { $partner-name }
partners-line = Junto con
event-strip = ¿Necesita ayuda ahora?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = Código QR que abre { $values-sign-up }
