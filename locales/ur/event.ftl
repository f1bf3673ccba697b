event-join = اندر آئیں۔ سب کو خوش آمدید۔

event-signup = نشست کے لیے اسکین کریں
logo-alt = { $organization-name } کا لوگو
partner-alt = { $partner-name } کا لوگو
partners-line = ہمارے ساتھ
event-strip = کیا آپ کو ابھی مدد چاہیے؟
