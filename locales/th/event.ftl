event-join = เชิญเข้ามา ยินดีต้อนรับทุกคน

event-signup = สแกนเพื่อจองที่นั่ง
logo-alt = โลโก้ของ { $organization-name }
partner-alt = โลโก้ของ { $partner-name }
partners-line = ร่วมกับ
event-strip = ตอนนี้คุณต้องการความช่วยเหลือไหม
