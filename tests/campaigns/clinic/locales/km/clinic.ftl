clinic-head = អ្នកអាចនិយាយនៅទីនេះតែម្នាក់ឯង។
clinic-one = តើមានអ្នកផ្សេងឆ្លើយជំនួសអ្នកទេ?
clinic-two = តើមាននរណារក្សាទុកឯកសាររបស់អ្នកទេ?
clinic-call = សូមទូរស័ព្ទទៅលេខខាងលើ។ { $text-number ->
    [none] { "" }
   *[other] ឬផ្ញើសារទៅ { $text-number }។
  }
