event-join = अंदर आएँ। सबका स्वागत है।

event-signup = सीट के लिए स्कैन करें
logo-alt = { $organization-name } का लोगो
partner-alt = { $partner-name } का लोगो
partners-line = हमारे साथ
event-strip = क्या आपको अभी मदद चाहिए?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = { $values-sign-up } खोलने वाला क्यूआर कोड
