"""What an article tells of its people: roles, employers, countries, kin, sex, age and what has happened to them."""
