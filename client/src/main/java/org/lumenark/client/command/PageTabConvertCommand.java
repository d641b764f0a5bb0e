package org.lumenark.client.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.metadata.PageTabFile;
import org.lumenark.document.mapping.StudyPageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.document.pagetab.PageTabRead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description = "Write a PageTab file in another form, told by the suffix; nothing is lost.")
final class PageTabConvertCommand extends ClientCommand {

  @Parameters(index = "0", paramLabel = "IN", description = "PageTab: .json, .tsv, .xml or .xlsx.")
  Path in = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to make; likewise.")
  Path out = Path.of("");

  PageTabConvertCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    PageTabFormat format =
        PageTabFormat.ofName(out.getFileName().toString())
            .orElseThrow(() ->
                new ClientException(
                    ExitCode.USAGE,
                    "usage.suffix",
                    "The output ends with .json, .tsv, .xml or .xlsx.",
                    out.toString()));
    PageTabRead.Imported read = PageTabFile.imported(in);
    PageTabFile.write(
        StudyPageTab.toPageTab(StudyPageTab.toDocument(read.submission())), out, format);
    ObjectNode done = Json.object().put("input", in.toString()).put("output", out.toString());
    done.put("from", PageTabFile.formatOf(in).text()).put("to", format.text());
    done.set("findings", Json.mapper().valueToTree(read.findings()));
    print(done, "Wrote " + out);
    return ExitCode.DONE;
  }
}
