event-join = Заходите. Рады всем.

event-signup = Сканируйте, чтобы записаться
logo-alt = Логотип: { $organization-name }
partner-alt = Логотип: { $partner-name }
partners-line = Вместе с нами
event-strip = Вам сейчас нужна помощь?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = QR-код, который открывает { $values-sign-up }
