event-join = เชิญเข้ามา ยินดีต้อนรับทุกคน

event-signup = สแกนเพื่อจองที่นั่ง
logo-alt = โลโก้ของ { $organization-name }
partner-alt = โลโก้ของ { $partner-name }
partners-line = ร่วมกับ
event-strip = ตอนนี้คุณต้องการความช่วยเหลือไหม

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = คิวอาร์โค้ดสำหรับเปิด { $values-sign-up }
