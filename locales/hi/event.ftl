event-join = अंदर आएँ। सबका स्वागत है।

event-signup = सीट के लिए स्कैन करें
logo-alt = { $organization-name } का लोगो
partner-alt = { $partner-name } का लोगो
partners-line = हमारे साथ
event-strip = क्या आपको अभी मदद चाहिए?
