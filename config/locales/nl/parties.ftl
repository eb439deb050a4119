### Wie er in een ronde mag reageren, en wanneer.

party-round-not-yet-open = Deze ronde is nog niet open. U kunt nog niet reageren.
party-round-closed = Deze ronde is gesloten. U kunt geen opmerkingen meer maken, wijzigen of indienen.
party-not-invited = Deze ronde is alleen open voor genodigden. Deze partij is niet uitgenodigd.
