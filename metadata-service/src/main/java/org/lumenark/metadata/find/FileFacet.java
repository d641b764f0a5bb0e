package org.lumenark.metadata.find;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lumenark.metadata.file.PathKey;

/** What files can be counted by, each as a query over {@code block}s of files. */
enum FileFacet {
  FORMAT(
      "format",
      """
      select v.format, cast(sum(bit_count(b.places & f.places)) as bigint)
        from block b
        join study_format v on v.accession = b.accession and v.version = b.version
        join file_attribute f on f.accession = b.accession and f.version = b.version
          and f.key = substring(
            sha256(convert_to(chr(31) || 'format' || chr(31) || v.format, 'UTF8')) from 1 for 16)
          and f.block = b.block
       group by 1
      """),
  SIZE("size", sizes()),
  COLLECTION(
      "collection",
      """
      select s.collection, cast(sum(bit_count(b.places)) as bigint)
        from block b join study s on s.accession = b.accession group by 1
      """),
  YEAR(
      "year",
      """
      select cast(cast(extract(year from s.release_date at time zone 'UTC') as int) as text),
          cast(sum(bit_count(b.places)) as bigint)
        from block b join study s on s.accession = b.accession group by 1
      """),
  ACCESSION(
      "accession",
      """
      select b.accession, cast(sum(bit_count(b.places)) as bigint) from block b group by 1
      """);

  private final String label;
  private final String sql;

  FileFacet(String label, String sql) {
    this.label = label;
    this.sql = sql;
  }

  String label() {
    return label;
  }

  String sql() {
    return sql;
  }

  static Optional<FileFacet> of(String label) {
    return Arrays.stream(values()).filter(facet -> facet.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(FileFacet::label).toList();
  }

  /** The rows of the few keys first: the planner would rather read the table. */
  private static String sizes() {
    return """
    select v.size, cast(sum(bit_count(b.places & f.places)) as bigint)
      from (values %1$s) v(size, key)
      join (
        select key, accession, version, block, places from file_attribute
         where key in (%2$s) offset 0) f on f.key = v.key
      join block b on b.accession = f.accession and b.version = f.version
        and b.block = f.block
     group by 1
    """
        .formatted(
            sizes(range -> "('%s', %s)".formatted(range.value(), key(range))),
            sizes(FileFacet::key));
  }

  private static String sizes(Function<SizeRange, String> each) {
    return Arrays.stream(SizeRange.values()).map(each).collect(Collectors.joining(", "));
  }

  private static String key(SizeRange range) {
    return "decode('%s', 'hex')".formatted(PathKey.hex(FileKeys.sizes(range)));
  }
}
