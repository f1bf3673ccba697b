headline = D;k vkidk ikliksVZ fdlh us j[kk gS
