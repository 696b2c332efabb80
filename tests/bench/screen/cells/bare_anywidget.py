"""What one anywidget costs that gets all questions at once, and asks the kernel for each answer."""
# ruff: noqa: F821

# %%
from anywidget import AnyWidget
from traitlets import List, Unicode


# %%
class Bare(AnyWidget):
    _esm = Unicode(
        """
        const make = (tag, props, ...children) => {
          const node = Object.assign(document.createElement(tag), props);
          node.append(...children);
          return node;
        };
        const render = ({ model, el }) => {
          const sets = model.get("questions").map(({ text, options }, number) => {
            const inputs = options.map((_, value) =>
              make("input", { type: "radio", name: `bench-${number}`, value }));
            const labels = options.map((option, at) => make("label", {}, inputs[at], option));
            const onclick = () =>
              model.send({ number, choice: inputs.findIndex((input) => input.checked) });
            const button = make("button", { type: "button", onclick }, "Check");
            const legend = make("legend", {}, text);
            return make("fieldset", { className: "bench-question" }, legend, ...labels, button);
          });
          model.on("msg:custom", ({ number, said }) =>
            sets[number].append(make("p", { className: "bench-feedback" }, said)));
          el.append(...sets);
        };
        export default { render };
        """
    ).tag(sync=True)
    questions = List().tag(sync=True)


def check(widget, content, _buffers):
    record = records[content["number"]]
    said = record["yes"] if content["choice"] == record["right"] else record["no"]
    widget.send({"number": content["number"], "said": said})


questions = [{"text": record["text"], "options": record["options"]} for record in records]

# %%
quiz = Bare(questions=questions)
quiz.on_msg(check)
quiz  # noqa: B018
