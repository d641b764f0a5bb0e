package org.lumenark.metadata.listing;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestMulti;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/** All files of a study in a text of some form, for who asks now. */
@ApplicationScoped
class StudyFileText {

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final StudyFilePages pages;
  private final Callers callers;

  StudyFileText(
      Mutiny.SessionFactory sessions, StudyAccess access, StudyFilePages pages, Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.pages = pages;
    this.callers = callers;
  }

  /**
   * @param form makes whole lines of pages, as they come
   */
  RestMulti<String> answer(
      AskedVersion asked,
      List<AttributeFilter> filters,
      String mediaType,
      Function<Multi<List<FileObject>>, Multi<String>> form) {
    Caller caller = callers.current();
    return StreamedText.answer(
        sessions
            .withSession(session -> access.visible(session, asked, caller))
            .map(sight ->
                new StreamedText(
                    form.apply(pages.of(sight, filters, caller)), mediaType, sight.isOpen())));
  }
}
