event-join = Mời vào. Ai cũng được chào đón.

event-signup = Quét mã để giữ chỗ
logo-alt = Logo của { $organization-name }
partner-alt = Logo của { $partner-name }
partners-line = Cùng với
event-strip = Bạn cần giúp đỡ ngay?

event-title = { $values-title }
# "full" prints "14 tháng 1 2027" after the weekday without the comma, which reads as a number.
event-date = { DATETIME($values-day, dateStyle: "long") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = Mã QR mở { $values-sign-up }
