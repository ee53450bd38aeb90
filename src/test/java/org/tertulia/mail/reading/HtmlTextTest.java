package org.tertulia.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<p>One<p>Two | One~~Two",
        "<div>One</div><div><br></div><div>Two</div> | One~~Two",
        "<div>One<br></div><div>Two</div> | One~Two",
        "One<br>Two<br><br><br><br>Three | One~Two~~Three",
        "  One   two\tthree  | One two three",
        "<b>O</b>ne <i> two</i> | One two",
        "<ul><li>One<li>Two<ul><li>Deep</ul></ul>End | - One~- Two~  - Deep~~End",
        "<ol start=3><li>One<li><p>Two</p></ol> | 3. One~~4. Two",
        "<ul><li><p>One</p></li><li><p>Two</p></li></ul> | - One~~- Two",
        "<table><tr><td>A<td>B<tr><td>C<td>D</table> | A^B~C^D",
        "<table><tr><th>A</th><td></td><td>B</td></tr></table> | A^B",
        "<a href='https://example.com/'>example.com</a> | example.com",
        "<a href='https://example.com/a?b=c'>here</a>. | here (https://example.com/a?b=c).",
        "<a href='mailto:a@example.com'>a@example.com</a> | a@example.com",
        "<a href='mailto:a@example.com'>Ana</a> | Ana (a@example.com)",
        "<a href='https://www.example.com'>https://example.com</a> | https://example.com",
        "<a href='javascript:x()'>click</a> <a href='#top'>top</a> <a name=x>anchor</a> | click top anchor",
        "<a href='https://example.com'><img src=x.png></a>After | After",
        "<p>Yes</p><blockquote><p>Is it?</p><blockquote>Was it?</blockquote>So?</blockquote><p>End</p> | Yes~~> Is it?~>~> > Was it?~>~> So?~~End",
        "On Monday X wrote:<blockquote type=cite>Hi<br><br>there</blockquote> | On Monday X wrote:~~> Hi~>~> there",
        "<div style='display:none'>no</div><span style='VISIBILITY : hidden'>no</span><p hidden>no</p>yes | yes",
        "<span style='mso-hide:all'>no</span>yes | yes",
        "<head><title>no</title><style>no</style></head><script>no</script><template>no</template><!-- no -->yes | yes",
        "<select><option>no</select><textarea>no</textarea><svg><text>no</text></svg>yes | yes",
        "<pre>a~    b</pre>c | a~    b~~c",
        "<div style='white-space: pre-wrap'>a  b~c</div> | a  b~c",
        "&lt;b&gt; &amp; &euro; &#8364; &nbsp;x | <b> & € €  x",
        "<p class=MsoNormal>One</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>Two</p> | One~~Two",
        "<p style='margin: 0px'>One</p><p style='margin:0'>Two</p> | One~Two",
        "<h1>Title</h1>Text<hr>Foot | Title~~Text~----------~Foot",
        "<img src=a.png alt='Logo'> x | [Logo] x",
        "a&#8203;b&shy;c&zwnj; | abc&zwnj;",
        "<p>unclosed <b>bold <p>next | unclosed bold~~next",
        "<dl><dt>Term<dd>Meaning</dl> | Term~Meaning",
        "a < b and c > d | a < b and c > d",
        "<div><div><div></div></div></div> | ''",
        "<div>a</div>b<div>c</div> | a~b~c",
    })
    void tellsWhatIsSeen(String html, String text) {
        String expected = text.replace('~', '\n').replace('^', '\t').replace("&zwnj;", "\u200c");
        assertThat(HtmlText.of(html.replace('~', '\n'))).isEqualTo(expected);
    }

    @Test
    void keepsBlanksAtTheStartOfPreformattedText() {
        assertThat(HtmlText.of("x<pre>\n  a\n\n  b</pre>")).isEqualTo("x\n\n  a\n\n  b");
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(HtmlText.of(null)).isEmpty();
        assertThat(HtmlText.of(" ")).isEmpty();
    }

    @Test
    void findsTheTextBehindALargePicture() {
        assertThat(HtmlText.of("<p>One</p><img src=\"data:image/png;base64," + "A".repeat(5_000_000) + "\"><p>Two</p>")).isEqualTo("One\n\nTwo");
    }
}
