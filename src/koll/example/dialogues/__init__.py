"""How the example municipality gets dialogues, event days, rooms, outcomes and questions to employees."""
