package io.github.contactsv3.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on changes that the documents of this project have no place for. */
class DocumentDiffTest {

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      info: {title: Things, version: 1.0.0}
      servers: [{url: 'https://a.example.com'}]
      security: [{key: []}]
      paths:
        /things:
          put:
            operationId: updateThing
            x-idempotent: true
            requestBody:
              content:
                application/json: {schema: {$ref: '#/components/schemas/Sent'}}
            responses:
              '200':
                description: Done.
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Received'}}
      components:
        securitySchemes:
          key: {type: apiKey, in: header, name: X-Key}
        schemas:
          Sent:
            type: object
            properties:
              labels: {type: object, additionalProperties: {type: string}}
              open: {type: object, additionalProperties: true}
              size: {type: integer, maximum: 9, multipleOf: 4}
              part: {$ref: '#/components/schemas/Part'}
              choice: {oneOf: [{$ref: '#/components/schemas/Part'}, {type: string}]}
          Received:
            allOf:
              - {$ref: '#/components/schemas/Part'}
              - {type: object, properties: {labels: {type: object, additionalProperties: {type: string}}}}
          Part:
            type: object
            required: [name]
            properties:
              name: {type: string}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          name: X-Key ; name: X-Token ; breaking
          in: header ; in: query ; breaking
          labels: {type: object, additionalProperties: {type: string}}\\n ; labels: {type: object, additionalProperties: {type: integer}}\\n ; breaking
          labels: {type: object, additionalProperties: {type: string}}}} ; labels: {type: object, additionalProperties: {type: integer}}}} ; breaking
          labels: {type: object, additionalProperties: {type: string}}}} ; labels: {type: object}}} ; breaking
          open: {type: object, additionalProperties: true} ; open: {type: object} ; metadata
          open: {type: object, additionalProperties: true} ; open: {type: object, additionalProperties: {type: string}} ; breaking
          open: {type: object, additionalProperties: true} ; open: {type: object, additionalProperties: false} ; breaking
          multipleOf: 4 ; multipleOf: 2 ; compatible
          multipleOf: 4 ; multipleOf: 8 ; breaking
          maximum: 9 ; maximum: 9, exclusiveMaximum: true ; breaking
          maximum: 9 ; maximum: 9, exclusiveMaximum: false ; metadata
          maximum: 9 ; maximum: 9, x-unit: cm ; look
          part: {$ref: '#/components/schemas/Part'} ; part: {allOf: [{$ref: '#/components/schemas/Part'}], description: The part.} ; metadata
          part: {$ref: '#/components/schemas/Part'} ; part: {type: object, required: [name], properties: {name: {type: string}}} ; metadata
          part: {$ref: '#/components/schemas/Part'} ; part: {allOf: [{$ref: '#/components/schemas/Part'}], nullable: true} ; compatible
          - {$ref: '#/components/schemas/Part'} ; - {type: object, required: [name], properties: {name: {type: string}}} ; metadata
          - {$ref: '#/components/schemas/Part'} ; - {type: object} ; breaking
          {type: string}]} ; {type: string}, {type: integer}]} ; compatible
          [{$ref: '#/components/schemas/Part'}, ; [ ; breaking
          x-idempotent: true ; x-idempotent: false ; breaking
          security: [{key: []}] ; security: [] ; compatible
          description: Done. ; description: Well done. ; metadata
          description: Done. ; links: {next: {operationId: updateThing}} ; look
          '200': ; default: ; breaking
          /things: ; /things:\\n    servers: [{url: 'https://b.example.com'}] ; breaking
          operationId: updateThing ; operationId: updateThing\\n      servers: [{url: 'https://b.example.com'}] ; breaking
          operationId: updateThing ; operationId: updateThing\\n      servers: [{url: 'https://a.example.com'}] ; metadata
          maximum: 9 ; maximum: 9, not: {enum: [4]} ; breaking
          """,
      ignoreLeadingAndTrailingWhitespace = true)
  void change_isJudged(String from, String to, String level) {
    String before = from.replace("\\n", "\n");
    assertThat(DOCUMENT).containsOnlyOnce(before);
    ApiDocument changed =
        ApiDocument.parse("now", DOCUMENT.replace(before, to.replace("\\n", "\n")));

    List<Change> changes = DocumentDiff.of(ApiDocument.parse("before", DOCUMENT), changed);

    assertThat(Level.worst(changes.stream().map(Change::level).toList()))
        .as("%s", changes)
        .hasToString(level);
  }
}
