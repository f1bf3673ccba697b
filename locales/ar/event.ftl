event-join = تفضلوا بالدخول. أهلًا بالجميع.

event-signup = مسح الرمز لحجز مقعد
logo-alt = شعار { $organization-name }
partner-alt = شعار { $partner-name }
partners-line = بالتعاون مع
event-strip = بحاجة إلى المساعدة الآن؟
