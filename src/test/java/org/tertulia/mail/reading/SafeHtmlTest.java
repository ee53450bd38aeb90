package org.tertulia.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    private static final Pattern DANGEROUS = Pattern.compile("(?i)<(script|style|iframe|frame|object|embed|form|input|button|textarea|select|base|meta|"
            + "link|svg|math|template|title|noscript|xmp|plaintext|listing|video|audio)|\\son[a-z]+\\s*=|javascript:|vbscript:|expression\\(|url\\(|"
            + "position|<!--|srcset|@import|\\ssrc=\"http|background=");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<p>One <b>two</b></p> | <p>One <b>two</b></p>",
        "<p onclick=alert(1) id=x class=y>One</p> | <p>One</p>",
        "<script>alert(1)</script>One<style>p{}</style><title>no</title> | One",
        "<form action=x><input name=y>One</form> | One",
        "<iframe src=https://example.com>no</iframe><object data=x>no</object><embed src=x>One | One",
        "<a href='https://example.com/?a=b'>x</a> | <a href=\"https://example.com/?a=b\" rel=\"noopener noreferrer\" target=\"_blank\">x</a>",
        "<a href='javascript:alert(1)'>x</a> | <a>x</a>",
        "<a href='java~script:alert(1)'>x</a> | <a>x</a>",
        "<a href=' &#106;avascript:alert(1)'>x</a> | <a>x</a>",
        "<a href='data:text/html,x'>x</a> | <a>x</a>",
        "<a href='/settings'>x</a> | <a>x</a>",
        "<a href='mailto:a@example.com' target=_top rel=opener>x</a> | <a href=\"mailto:a@example.com\" rel=\"noopener noreferrer\" target=\"_blank\">x</a>",
        "<base href=https://example.com><meta http-equiv=refresh content=0><link rel=stylesheet href=x>One | One",
        "<img src=cid:logo@x alt=Logo> | <img alt=\"Logo\" src=\"/pictures/1\">",
        "<img src='CID:logo%40x'> | <img src=\"/pictures/1\">",
        "<img src=cid:none> | <img>",
        "<img src='data:image/png;base64,AAAA'> | <img src=\"data:image/png;base64,AAAA\">",
        "<img src='data:image/svg+xml;base64,AAAA'> | <img>",
        "<img src='data:text/html,x'> | <img>",
        "<img src=file:///etc/passwd> | <img>",
        "<img src=/logout> | <img>",
        "<img src=https://example.com/a.png srcset='https://example.com/b.png 2x' onerror=x()> | <img data-remote-src=\"https://example.com/a.png\">",
        "<img data-remote-src='javascript:x()' src=//example.com/a.png> | <img data-remote-src=\"https://example.com/a.png\">",
        "<img data-remote-src='javascript:x()'> | <img>",
        "<p style='color: red; position: fixed; top: 0; background: url(https://example.com/x)'>One</p> | <p style=\"color: red\">One</p>",
        "<p style='background-color:#fff;font-family:\"Times New Roman\",serif'>One</p> | <p style=\"background-color: #fff; font-family: &quot;Times New Roman&quot;,serif\">One</p>",
        "<p style='width:expression(alert(1));behavior:url(x);-moz-binding:x'>One</p> | <p>One</p>",
        "<p style='col\\6fr: red; color: \\72 ed; color: /**/red'>One</p> | <p>One</p>",
        "<p style='margin-left:-9999px; margin: 0 4px; display: flex; display: none; color: rgb(1, 2, 3); width: calc(1px)'>One</p> | <p style=\"margin: 0 4px; display: none; color: rgb(1, 2, 3)\">One</p>",
        "<table background=https://example.com/x width=600><tr><td bgcolor=red>One</td></tr></table> | <table width=\"600\"><tbody><tr><td bgcolor=\"red\">One</td></tr></tbody></table>",
        "<svg><a xlink:href='javascript:x()'><text>no</text></a></svg>One<math><mi>no</mi></math> | One",
        "<o:p>One</o:p><custom-tag>Two</custom-tag> | OneTwo",
        "<!-- no --><![CDATA[ no ]]>One<!--[if mso]>no<![endif]--> | One",
        "<template><img src=x onerror=alert(1)></template>One | One",
        "One<noscript><p>Two</p></noscript> | One<p>Two</p>",
        "&lt;script&gt;One | &lt;script&gt;One",
    })
    void leavesWhatIsHarmless(String html, String safe) {
        assertThat(SafeHtml.of(html.replace('~', '\n'), Map.of("logo@x", "/pictures/1")).html()).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<img src=x onerror=alert(1)//", "<svg/onload=alert(1)>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">One</noscript>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<noscript><style></noscript><img src=x onerror=alert(1)>", "<textarea><img title=\"</textarea><img src onerror=alert(1)>\">",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<a href=\"&#1;javascript:alert(1)\">x</a>", "<a href=vbscript:x>x</a>",
        "<body onload=alert(1) background=javascript:x>", "<div style=\"background:u\\72l(javascript:x)\">x</div>",
        "<div style=\"position:fixed;inset:0\">x</div>", "<xmp><img src=x onerror=alert(1)></xmp>", "<plaintext><script>x", "<<script>script>alert(1)<</script>/script>",
        "<scr<script>ipt>alert(1)</script>", "<listing>&lt;img onerror=alert(1)&gt;</listing>", "<isindex type=image src=1 onerror=alert(1)>",
        "<img src=\"data:image/png;base64,AAAA\" onload=x><video><source onerror=alert(1)></video>", "<frameset><frame src=javascript:x></frameset>",
        "<style>@import 'https://example.com/x'</style>", "<link rel=stylesheet href=https://example.com/x>", "<p style=\"color:red;}</style><script>x</script>\">x</p>",
    })
    void letsNothingRun(String html) {
        String safe = SafeHtml.of(html, Map.of()).html();
        // what is text stays text
        String markup = safe.replaceAll("&lt;.*?(?:&gt;|$)", "").replaceAll(">[^<]*<", "><").replaceAll(">[^<]*$", ">");
        assertThat(markup).doesNotContainPattern(DANGEROUS);
        assertThat(Jsoup.parse(safe).select("[onerror],[onload],[onclick],script,style,iframe,svg,math,form")).isEmpty();
    }

    @Test
    void countsThePicturesThatAreElsewhere() {
        SafeHtml safe = SafeHtml.of("<img src=https://example.com/1><img src=//example.com/2><img src=cid:x><img src=http://example.com/3>", Map.of());
        assertThat(safe.remotePictures()).isEqualTo(3);
    }

    @Test
    void asksForPicturesElsewhereOnlyWhenToldAndWithoutSayingFromWhere() {
        SafeHtml with = SafeHtml.of("<p style='color:red'>a&lt;b<img src=http://example.com/3 alt=x><img src=cid:x>", Map.of("x", "/1")).withRemotePictures();
        assertThat(with).isEqualTo(new SafeHtml("<p style=\"color: red\">a&lt;b<img alt=\"x\" src=\"http://example.com/3\" referrerpolicy=\"no-referrer\"><img src=\"/1\"></p>", 0));
    }

    @Test
    void keepsNoLargePictureWithinThePage() {
        assertThat(SafeHtml.of("<img src='data:image/png;base64," + "A".repeat(500_000) + "'>x", Map.of()).html()).isEqualTo("<img>x");
    }

    @Test
    void isTheSameWhenItIsMadeSafeAgain() {
        String once = SafeHtml.of("<p style='color:red'>a<a href=https://example.com>b</a>&amp;<br>c</p>", Map.of()).html();
        assertThat(SafeHtml.of(once, Map.of()).html()).isEqualTo(once);
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(SafeHtml.of(null, Map.of())).isEqualTo(new SafeHtml("", 0));
    }
}
