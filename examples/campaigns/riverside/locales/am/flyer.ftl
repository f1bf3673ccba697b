flyer-take = አንድ ቁጥር ይውሰዱ። አደጋ በሌለበት ጊዜ ይደውሉ።
tab-text = መልእክት ወደ { $text-number }
