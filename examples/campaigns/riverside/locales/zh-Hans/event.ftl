event-join = 请进。欢迎每一位。

event-signup = 扫码留座
logo-alt = { $organization-name } 的标志
partner-alt = { $partner-name } 的标志
partners-line = 合作伙伴
event-strip = 您现在需要帮助吗？

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = 可打开 { $values-sign-up } 的二维码
