"""Other engines that route the cases of a shaped pathway: first route whose tests all hold."""
import json
import types

NOT_KNOWN = "not_known"


class PlainPython:
    """The floor: nested loops over sets."""

    name = "plain Python, first match"

    def __init__(self, shaped):
        self.rules = [(route, [(question, frozenset(values)) for question, values in path])
                      for route, path in shaped.routes.items()]

    def route(self, case):
        for route, tests in self.rules:
            if all(case[question] in values for question, values in tests):
                return route
        return ""


class Zen:
    """GoRules Zen: one decision table, first hit, a column for each question."""

    name = "zen-engine, decision table"

    def __init__(self, shaped):
        import zen
        questions = list(shaped.questions)
        rules = []
        for route, path in shaped.routes.items():
            tests = dict(path)
            rules.append({"_id": route, "out": json.dumps(route), **{
                question: ", ".join(json.dumps(value) for value in tests[question])
                if question in tests else "" for question in questions}})
        table = {
            "hitPolicy": "first", "rules": rules,
            "inputs": [{"id": question, "name": question, "field": question}
                       for question in questions],
            "outputs": [{"id": "out", "name": "route", "field": "route"}]}
        content = {
            "nodes": [
                {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
                {"id": "table", "type": "decisionTableNode", "name": "table", "content": table,
                 "position": {"x": 1, "y": 0}},
                {"id": "end", "type": "outputNode", "name": "end", "position": {"x": 2, "y": 0}}],
            "edges": [{"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
                      {"id": "2", "sourceId": "table", "targetId": "end", "type": "edge"}]}
        self.decision = zen.ZenEngine().create_decision(json.dumps(content))

    def route(self, case):
        return self.decision.evaluate(case)["result"].get("route", "")

    def own_microseconds(self, case):
        """What the engine itself reports, without its Python binding."""
        text = str(self.decision.evaluate(case)["performance"]).strip()
        number = float(text.rstrip("nµμms "))
        unit = text[len(text.rstrip("nµμms ")):].strip()
        return number * {"ns": 1e-3, "µs": 1, "μs": 1, "ms": 1e3, "s": 1e6}[unit]


class JsonLogic:
    """json-logic-qubit: one `if` over all routes."""

    name = "json-logic-qubit"

    def __init__(self, shaped):
        from json_logic import jsonLogic
        self.apply = jsonLogic
        rule = []
        for route, path in shaped.routes.items():
            rule += [{"and": [{"in": [{"var": question}, values]} for question, values in path]},
                     route]
        self.rule = {"if": rule + [""]}

    def route(self, case):
        return self.apply(self.rule, case)


class Spiff:
    """SpiffWorkflow's decision tables (DMN), with its own script engine."""

    name = "SpiffWorkflow, DMN table"

    def __init__(self, shaped):
        from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
        from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
        from SpiffWorkflow.dmn.specs import model
        table = model.DecisionTable("table", "table", "UNIQUE")
        inputs = {question: model.Input(question, question, question, question, "string")
                  for question in shaped.questions}
        output = model.Output("out", "route", "route", "string")
        for number, (route, path) in enumerate(shaped.routes.items()):
            rule = model.Rule(route)
            rule.row_number = number
            for question, values in path:
                entry = model.InputEntry(f"{route}-{question}", inputs[question])
                entry.lhs = [f"? in {tuple(values) + ('',)!r}"]
                rule.inputEntries.append(entry)
            entry = model.OutputEntry(route, output)
            entry.text = json.dumps(route)
            entry.parsedRef = route
            rule.outputEntries.append(entry)
            table.rules.append(rule)
        self.engine = DMNEngine(table)
        self.workflow = types.SimpleNamespace(script_engine=PythonScriptEngine())

    def route(self, case):
        task = types.SimpleNamespace(data=case, workflow=self.workflow)
        return self.engine.result(task).get("route", "")
