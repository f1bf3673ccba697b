event-join = بفرمایید. همه خوش آمدید.

event-signup = برای رزرو جا اسکن کنید
logo-alt = نشان { $organization-name }
partner-alt = نشان { $partner-name }
partners-line = همراه با
event-strip = همین حالا کمک لازم دارید؟
