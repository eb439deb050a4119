# What people write in the boxes for text.
writing-too-deep = Line { $line }: quotations and lists may stand in one another at most { $count } deep. Take away some of the signs at the beginning of this line.
writing-too-many-lines = Write at most { $count } lines here; these are { $count_lines }.
writing-too-tangled = This text has too many links or marks such as * and [ ]. Take some away, or write part of it in a second text.
