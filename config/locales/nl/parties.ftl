### Wie er in een ronde mag reageren, en wanneer.

party-round-not-yet-open = Deze ronde is nog niet open; reageren kan nog niet.
party-round-closed = Deze ronde is gesloten: opmerkingen kunnen niet meer worden gemaakt, gewijzigd of ingediend.
party-not-invited = Deze ronde is alleen open voor genodigden, en deze partij is niet uitgenodigd.
