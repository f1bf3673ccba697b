event-join = សូមចូល។ ស្វាគមន៍មនុស្សគ្រប់គ្នា។

event-signup = ស្កេនដើម្បីកក់កន្លែង
logo-alt = និមិត្តសញ្ញារបស់ { $organization-name }
partner-alt = និមិត្តសញ្ញារបស់ { $partner-name }
partners-line = រួមជាមួយ
event-strip = តើអ្នកត្រូវការជំនួយឥឡូវនេះទេ?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = កូដ QR ដែលបើក { $values-sign-up }
