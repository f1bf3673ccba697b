event-join = ভেতরে আসুন। সবাইকে স্বাগত।

event-signup = আসন রাখতে স্ক্যান করুন
logo-alt = লোগো: { $organization-name }
partner-alt = লোগো: { $partner-name }
partners-line = আমাদের সঙ্গে আছে
event-strip = এখনই কি আপনার সাহায্য দরকার?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = কিউআর কোড, যা { $values-sign-up } খোলে
