/**
 * The launcher's style, for a constructable sheet: a page's strict CSP allows it, where it would refuse an
 * injected <style>. `!important` on the host keeps the page's own rules (`body > * {…}`) from moving us.
 */
export const STYLE = `
:host{all:initial!important;position:fixed!important;inset:auto 0 0 auto!important;width:0!important;height:0!important;z-index:2147483000!important;display:block!important}
:host([hidden]){display:none!important}
*{box-sizing:border-box}
button{position:fixed;inset-block-end:calc(20px + env(safe-area-inset-bottom,0px));inset-inline-end:20px;width:56px;height:56px;margin:0;padding:0;border:1px solid transparent;border-radius:50%;cursor:pointer;color:var(--ink,#fff);background:var(--brand,#1a56db);box-shadow:0 2px 6px rgb(0 0 0/.16),0 8px 24px rgb(0 0 0/.18);transition:transform .16s ease,box-shadow .16s ease;-webkit-tap-highlight-color:transparent;animation:come .24s ease-out}
button:hover{transform:translateY(-1px) scale(1.04);box-shadow:0 3px 8px rgb(0 0 0/.18),0 12px 30px rgb(0 0 0/.22)}
button:active{transform:scale(.96)}
button:focus-visible{outline:3px solid #fff;outline-offset:-1px;box-shadow:0 0 0 5px #111}
button[hidden]{display:none}
svg{position:absolute;inset:0;margin:auto;width:28px;height:28px;transition:opacity .16s,transform .2s}
[aria-expanded=false] .x,[aria-expanded=true] .c{opacity:0;transform:rotate(-45deg) scale(.6)}
b{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;border:2px solid #fff;background:#c5221f;color:#fff;font:600 12px/18px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;text-align:center}
b:empty,[aria-expanded=true] b{display:none}
iframe{position:fixed;inset-block-end:calc(92px + env(safe-area-inset-bottom,0px));inset-inline-end:20px;width:min(400px,calc(100vw - 40px));height:min(700px,calc(100vh - 112px));border:0;border-radius:16px;background:transparent;color-scheme:normal;box-shadow:0 0 0 1px rgb(0 0 0/.06),0 12px 48px rgb(0 0 0/.22);visibility:hidden;opacity:0;transform:translateY(12px) scale(.985);transform-origin:100% 100%;transition:opacity .18s ease,transform .18s ease,visibility 0s .18s}
iframe.open{visibility:visible;opacity:1;transform:none;transition-delay:0s}
.left button,.left iframe{inset-inline:20px auto}
.left iframe{transform-origin:0 100%}
@keyframes come{from{opacity:0;transform:scale(.6)}}
@media (max-width:479.98px),(max-height:440px){iframe,.left iframe{inset:0;width:100%;height:100%;height:100dvh;border-radius:0;box-shadow:none;transform:translateY(24px)}button[aria-expanded=true]{display:none}}
@media (prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important}}
@media (forced-colors:active){button{border-color:ButtonText}iframe{border:1px solid CanvasText}}
@media print{:host{display:none!important}}
`;
