event-join = ဝင်ခဲ့ပါ။ လူတိုင်းကို ကြိုဆိုပါတယ်။

event-signup = နေရာယူဖို့ စကင်ဖတ်ပါ
logo-alt = { $organization-name } ရဲ့ လိုဂို
partner-alt = { $partner-name } ရဲ့ လိုဂို
partners-line = ပူးပေါင်းသူများ
event-strip = အခု အကူအညီ လိုပါသလား။
