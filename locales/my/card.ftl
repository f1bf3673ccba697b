card-front-title = ရပ်ရွာ သတင်းအချက်အလက်
card-front-line = သိမ်းထားသင့်တဲ့ အသုံးဝင်နံပါတ်တွေ
card-title = { $hours ->
    [always] နေ့ရောညပါ တိုင်ပင်လို့ရတဲ့သူ ရှိပါတယ်
   *[limited] တိုင်ပင်လို့ရတဲ့သူ ရှိပါတယ်
}
card-name-line = သင့်နာမည် ပြောစရာ မလိုပါဘူး။
card-emergency = <strong>အန္တရာယ်ရှိနေပါသလား။ { $emergency }</strong>
card-safety = ဒီကတ်ကို ဘေးကင်းမှသာ သိမ်းထားပါ။ စိတ်ချရတဲ့ ဖုန်းကို သုံးပါ။
