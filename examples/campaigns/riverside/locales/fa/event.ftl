event-join = بفرمایید. همه خوش آمدید.

event-signup = برای رزرو جا اسکن کنید
logo-alt = لوگوی { $organization-name }
partner-alt = لوگوی { $partner-name }
partners-line = همراه با
event-strip = همین حالا کمک لازم دارید؟

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = کد QR که { $values-sign-up } را باز می‌کند
