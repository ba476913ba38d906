"""What Chromium 80 (February 2020) does not have yet: scripts see a browser without it, and fail where they need it.

Versions from the release notes; a feature that scripts ask for first (``if (Intl.Segmenter)``) may be used.
"""

from __future__ import annotations

NEWER = """
Intl.DisplayNames 81
Event.prototype.submitter 81
SubmitEvent.prototype.submitter 81
Element.prototype.ariaLabel 81
WeakRef 84
FinalizationRegistry 84
Document.prototype.getAnimations 84
Element.prototype.getAnimations 84
String.prototype.replaceAll 85
Promise.any 85
AggregateError 85
Element.prototype.replaceChildren 86
Document.prototype.replaceChildren 86
DocumentFragment.prototype.replaceChildren 86
Document.prototype.fragmentDirective 86
showOpenFilePicker 86
showSaveFilePicker 86
Intl.Segmenter 87
cookieStore 87
Navigator.prototype.canShare 89
Navigator.prototype.share 89
Navigator.prototype.userAgentData 90
Array.prototype.at 92
String.prototype.at 92
Crypto.prototype.randomUUID 92
Object.hasOwn 93
AbortSignal.abort 93
scheduler 94
URLPattern 95
Array.prototype.findLast 97
Array.prototype.findLastIndex 97
structuredClone 98
Intl.supportedValuesOf 99
AbortSignal.prototype.throwIfAborted 100
HTMLElement.prototype.inert 102
navigation 102
AbortSignal.timeout 103
Element.prototype.checkVisibility 105
CSS.highlights 105
Highlight 105
Response.json 105
Array.prototype.toSorted 110
Array.prototype.toReversed 110
Array.prototype.toSpliced 110
Array.prototype.with 110
Document.prototype.startViewTransition 111
HTMLElement.prototype.showPopover 114
HTMLElement.prototype.hidePopover 114
HTMLElement.prototype.togglePopover 114
HTMLElement.prototype.popover 114
onscrollend 114
AbortSignal.any 116
Object.groupBy 117
Map.groupBy 117
Promise.withResolvers 119
URL.canParse 120
Array.fromAsync 121
Iterator 122
Set.prototype.union 122
Set.prototype.intersection 122
Set.prototype.difference 122
Set.prototype.isSubsetOf 122
Element.prototype.setHTMLUnsafe 124
Element.prototype.getHTML 125
URL.parse 126
Promise.try 128
Document.prototype.caretPositionFromPoint 128
Element.prototype.moveBefore 133
RegExp.escape 136
"""

OLDER = [line.rsplit(" ", 1)[0] for line in NEWER.strip().split("\n")]

AS_CHROMIUM_80 = (
    "for (const path of "
    + repr(OLDER)
    + """) {
    const names = path.split('.'), last = names.pop();
    const holder = names.reduce((found, name) => found && found[name], window);
    if (holder) {
        delete holder[last];
        if (holder === window && last in window) Object.defineProperty(window, last, { value: undefined });
    }
}
/* `:focus-visible`, `:has()` and the like are a syntax error in a selector. */
const newer = /:(?:is|where|has|focus-visible|modal|popover-open|user-invalid)\\b/;
for (const holder of [Document.prototype, Element.prototype, DocumentFragment.prototype])
    for (const name of ['querySelector', 'querySelectorAll', 'matches', 'closest']) {
        const theirs = holder[name];
        if (theirs) holder[name] = function (selector) {
            if (newer.test(selector)) throw new DOMException(`'${selector}' is not a valid selector.`, 'SyntaxError');
            return theirs.apply(this, arguments);
        };
    }
"""
)
"""Runs before every script of a page."""

STILL_THERE = (
    "() => "
    + repr(OLDER)
    + """.filter(path => {
    const names = path.split('.'), last = names.pop();
    const holder = names.reduce((found, name) => found && found[name], window);
    return holder && last in holder && (holder !== window || window[last] !== undefined);
})"""
)
