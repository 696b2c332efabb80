"""What plain ipywidgets cost: a text, radio buttons and a button for each question, in one box."""
# ruff: noqa: F821

# %%
from ipywidgets import HTML, Button, RadioButtons, VBox


# %%
def check(record, text, choice):
    said = record["yes"] if choice.index == record["right"] else record["no"]
    text.value += f'<p class="bench-feedback">{said}</p>'


def widgets_of(record):
    text = HTML(record["text"])
    choice = RadioButtons(options=record["options"], value=None)
    button = Button(description="Check")
    button.on_click(lambda _button: check(record, text, choice))
    return text, choice, button


# %%
VBox([widget for record in records for widget in widgets_of(record)])
