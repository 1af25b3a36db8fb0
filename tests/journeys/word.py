"""What Word puts on the clipboard: its own style sheets, list paragraphs, comments, footnotes and pictures."""

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Temp/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif; color:red}
@list l0:level1 {mso-level-text:x} --></style>
</head>
<body lang=SV style='tab-interval:65.2pt'>
<!--StartFragment-->
<p class=MsoTitle>Lägesbild för norr<o:p></o:p></p>
<h1><a name="_Toc1"></a><span style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span>Bemanning<o:p></o:p></h1>
<p class=MsoNormal><span style='font-size:14.0pt;color:red'>Vi är <b style='mso-bidi-font-weight:normal'>sex</b>
färre <i>än</i> i fjol<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference>[1]</span></a>.</span><span class=MsoCommentReference><a class=msocomanchor
href="#_msocom_1">[GA1]</a></span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Hemtjänsten<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>kvällar<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Boendena<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
</span></span><![endif]>Först detta<o:p></o:p></p>
<h2>Tal i tabell</h2>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
<tr style='mso-yfti-irow:0'><td width=200 valign=top style='width:150.0pt;border:solid'>
<p class=MsoNormal><b>År</b></p></td>
<td width=200><p class=MsoNormal>Vakanser<o:p></o:p></p></td></tr>
<tr><td width=200><p class=MsoNormal>2026</p></td><td bgcolor=yellow>
<p class=MsoNormal>6<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Bild_1" style='width:10pt'><v:imagedata
src="file:///C:/Temp/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=13 height=13
src="file:///C:/Temp/clip_image002.png" v:shapes="Bild_1"><![endif]></p>
<p class=MsoNormal>Läs <a href="https://www.example.se/rapport">rapporten</a> och
<a href="javascript:alert(1)">inte detta</a>.<script>window.ran = true</script>
<img src=x onerror="window.ran = true"></p>
<p class=MsoNormal><del><span>struket</span></del></p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Personalsystemet,
oktober.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'>
<p class=MsoCommentText>Stämmer det?</p></div></div>
</body></html>"""
KEPT = """## Lägesbild för norr

## Bemanning

Vi är **sex** färre *än* i fjol[^1].

- Hemtjänsten
  - kvällar
- Boendena

1. Först detta

### Tal i tabell

| **År** | Vakanser |
| --- | --- |
| 2026 | 6 |

Läs [rapporten](https://www.example.se/rapport) och inte detta.

[^1]: Personalsystemet, oktober."""
