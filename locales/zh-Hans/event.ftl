event-join = 请进。欢迎每一位。

event-signup = 扫码留座
logo-alt = { $organization-name } 的标志
partner-alt = { $partner-name } 的标志
partners-line = 合作伙伴
event-strip = 您现在需要帮助吗？
