event-join = ဝင်ခဲ့ပါ။ လူတိုင်းကို ကြိုဆိုပါတယ်။

event-signup = နေရာယူဖို့ စကင်ဖတ်ပါ
logo-alt = { $organization-name } ရဲ့ လိုဂို
partner-alt = { $partner-name } ရဲ့ လိုဂို
partners-line = ပူးပေါင်းသူများ
event-strip = အခု အကူအညီ လိုပါသလား။

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = { $values-sign-up } ကို ဖွင့်ပေးတဲ့ QR ကုဒ်
