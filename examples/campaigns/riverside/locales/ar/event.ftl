event-join = تفضلوا بالدخول. أهلًا بالجميع.

event-signup = مسح الرمز لحجز مقعد
logo-alt = شعار { $organization-name }
partner-alt = شعار { $partner-name }
partners-line = بالتعاون مع
event-strip = بحاجة إلى المساعدة الآن؟

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = رمز QR يفتح { $values-sign-up }
