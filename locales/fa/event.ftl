event-join = بفرمایید. همه خوش آمدید.

event-signup = برای رزرو جا اسکن کنید
logo-alt = لوگوی { $organization-name }
partner-alt = لوگوی { $partner-name }
partners-line = همراه با
event-strip = همین حالا کمک لازم دارید؟
