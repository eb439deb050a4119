# Wat mensen in de tekstvakken schrijven.
writing-too-deep = Regel { $line }: citaten en lijsten mogen hoogstens { $count } lagen diep in elkaar staan. Haal een paar van de tekens aan het begin van deze regel weg.
writing-too-many-lines = Schrijf hier hoogstens { $count } regels; dit zijn er { $count_lines }.
writing-too-tangled = In deze tekst staan te veel links of tekens zoals * en [ ]. Haal er een paar weg, of schrijf een deel in een tweede tekst.
