event-join = Заходите. Рады всем.

event-signup = Сканируйте, чтобы записаться
logo-alt = Логотип: { $organization-name }
partner-alt = Логотип: { $partner-name }
partners-line = Вместе с нами
event-strip = Вам сейчас нужна помощь?
