event-join = اندر آئیں۔ سب کو خوش آمدید۔

event-signup = نشست کے لیے اسکین کریں
logo-alt = { $organization-name } کا لوگو
partner-alt = { $partner-name } کا لوگو
partners-line = ہمارے ساتھ
event-strip = کیا آپ کو ابھی مدد چاہیے؟

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = کیو آر کوڈ جو { $values-sign-up } کھولتا ہے
