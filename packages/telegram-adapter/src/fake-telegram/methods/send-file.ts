import type { Parameters, Upload } from '../call/parameters.ts'
import { badRequest, Refusal } from '../call/refusal.ts'
import { imageSize } from '../files/image-size.ts'
import { mimeTypeOf } from '../files/mime-type.ts'
import { photoSizes } from '../files/photo-sizes.ts'
import type { FileKind, StoredFile } from '../files/stored-files.ts'
import { readFormattedText } from '../text/formatted-text.ts'
import { checkButtons, parseReplyMarkup } from '../text/reply-markup.ts'
import type { WireMessage } from '../wire-types.ts'
import type { World } from '../world.ts'
import { openChat, parseReplyTo, passServer, post } from './outgoing.ts'

const mostCaption = 1_024
/** @see https://core.telegram.org/bots/api#sending-files */
const mostPhotoBytes = 10 * 1024 * 1024
/** A front end refuses a larger upload before a method sees it. */
const mostBytes = 50 * 1024 * 1024
const photoExtensions = /\.(?:jpe?g|gif|png|tiff?|bmp)$/i

/** Serves `sendPhoto`. @throws {Refusal} in the order of the real server's checks */
export function sendPhoto(world: World, parameters: Parameters): WireMessage {
  return sendFile(world, parameters, 'photo', ({ bytes, fileName }) => {
    if (bytes.length > mostPhotoBytes) {
      const size = `file of size ${bytes.length} bytes`
      throw badRequest(`${size} is too big for a photo; the maximum size is ${mostPhotoBytes} bytes`)
    }
    if (fileName !== '' && !photoExtensions.test(fileName)) {
      throw badRequest('photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp')
    }
    const size = imageSize(bytes)
    if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED')
    const { width, height } = size
    if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
      throw badRequest('PHOTO_INVALID_DIMENSIONS')
    }
    return world.files.add('photo', bytes, photoSizes(size))
  })
}

/** Serves `sendDocument`. @throws {Refusal} in the order of the real server's checks */
export function sendDocument(world: World, parameters: Parameters): WireMessage {
  return sendFile(world, parameters, 'document', ({ bytes, fileName }) =>
    world.files.add('document', bytes, [{ file_name: fileName, mime_type: mimeTypeOf(fileName) }]),
  )
}

function sendFile(
  world: World,
  parameters: Parameters,
  kind: FileKind,
  accept: (upload: Upload) => StoredFile,
): WireMessage {
  const named = parameters.text(kind)
  const upload = parameters.file(named.startsWith('attach://') ? named.slice('attach://'.length) : kind)
  if ((upload?.bytes.length ?? 0) > mostBytes) throw new Refusal(413, '')
  if (upload === undefined && (named === '' || named.startsWith('attach://'))) {
    throw badRequest(`there is no ${kind} in the request`)
  }
  const { text: caption, entities } = readFormattedText(parameters, 'caption')
  const replyTo = parseReplyTo(parameters)
  const markup = parseReplyMarkup(parameters.text('reply_markup'))
  const { record, reply } = openChat(world, parameters, replyTo)
  checkButtons(markup)
  if ([...caption].length > mostCaption) throw badRequest('message caption is too long')
  if (upload?.bytes.length === 0) throw badRequest('file must be non-empty')
  const { sizes } = upload === undefined ? sentBefore(world, named, kind) : accept(upload)
  passServer(world, record, markup)
  return post(world, record, markup, {
    ...reply,
    ...(kind === 'photo' ? { photo: sizes } : sizes[0] && { document: sizes[0] }),
    ...(caption === '' ? {} : { caption }),
    ...(entities.length === 0 ? {} : { caption_entities: entities }),
  })
}

function sentBefore(world: World, id: string, kind: FileKind): StoredFile {
  // There is no internet here.
  if (/^https?:/i.test(id)) throw badRequest('failed to get HTTP URL content')
  const file = world.files.find(id)
  if (file === undefined) {
    throw badRequest("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
  }
  if (file.kind !== kind) throw badRequest(`can't use file of type ${typeNames[file.kind]} as ${typeNames[kind]}`)
  return file
}

/** Names of the kinds in error texts. */
const typeNames: Readonly<Record<FileKind, string>> = { photo: 'Photo', document: 'Document' }
